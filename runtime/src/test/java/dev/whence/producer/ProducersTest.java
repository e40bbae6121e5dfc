package dev.whence.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.record.SiteTable;
import dev.whence.ring.Arena;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ProducersTest {
    private final Producers producers = new Producers(new Arena(64 << 10, 1 << 20), new SiteTable());

    /** Takes them all, as threads that lost the processor in the middle of a record. */
    private void takeAll() {
        for (int i = 1; i < producers.sharedCount(); i++) { // the first is for the start
            Producer producer = producers.openShared(i);
            assertThat(producer).isNotNull();
            assertThat(producer.tryTake(Thread.currentThread())).isTrue();
        }
    }

    @Test
    void anInterruptedThreadWaitsForASharedProducerWithoutSpinningAndKeepsItsFlag() throws Exception {
        takeAll();
        boolean[] flag = new boolean[1];
        CountDownLatch measured = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            Thread.currentThread().interrupt();
            producers.takeShared(Thread.currentThread());
            flag[0] = Thread.interrupted();
            await(measured);
        });
        waiting.start();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        while (System.nanoTime() - until < 0) {
            Thread.sleep(10);
        }
        long cpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(waiting.getId());
        producers.shared(1).begin(site(), producers.sites().bind(site(), ""), 0);
        producers.shared(1).commit(); // gives it back
        measured.countDown();
        waiting.join();
        assertThat(flag[0]).isTrue();
        assertThat(cpu).as("CPU time of a wait of 500 ms").isLessThan(TimeUnit.MILLISECONDS.toNanos(400));
    }

    @Test
    void whatADeadThreadHeldIsFree() throws Exception {
        Thread holder = new Thread(this::takeAll);
        holder.start();
        holder.join();
        assertThat(producers.takeShared(Thread.currentThread())).isBetween(0, producers.sharedCount() - 1);
    }

    private static Site site() {
        return Site.of("dev.acme.Test", "dev.acme.Test", "dev/acme/Test.java", 1, "test", Level.INFO, "");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
