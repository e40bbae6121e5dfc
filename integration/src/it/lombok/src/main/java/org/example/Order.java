package org.example;

import dev.whence.Logged;
import java.io.IOException;
import lombok.Builder;
import lombok.Data;
import lombok.SneakyThrows;

@Data
@Builder
@Logged
public class Order {
    private final String fruit;
    private int amount;

    @SneakyThrows
    public void send(boolean lost) {
        OrderLog.info("{} of {}", getAmount(), getFruit());
        if (lost) {
            OrderLog.warn("lost: {}", this);
            throw new IOException("lost");
        }
        OrderLog.debug("sent by {}", toString());
    }

    public static void main(String[] args) {
        Order order = Order.builder().fruit("pears").amount(2).build();
        order.send(false);
        order.setAmount(3);
        try {
            order.send(true);
        } catch (Exception e) {
            OrderLog.error("{} is no {}", e.getClass().getSimpleName(), IllegalStateException.class.getSimpleName());
        }
    }
}
