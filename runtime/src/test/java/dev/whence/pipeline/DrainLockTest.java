package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.whence.sink.Troubles;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DrainLockTest {
    private static final int CALLERS = 3000;

    /**
     * What they need of the processor is not there for the one that they wait for: with 20,000 virtual threads of a JDK 25
     * on a busy machine nothing else was done.
     */
    @Test
    void thousandsWhoWaitCostLittleAndAllOfThemGetIn() throws InterruptedException {
        DrainLock lock = new DrainLock(new Troubles(new ByteArrayOutputStream(), System::nanoTime));
        lock.patience(Duration.ofMinutes(2).toNanos());
        AtomicInteger entered = new AtomicInteger();
        lock.unlock(lock.lock()); // what is needed once
        assertThat(lock.enter()).isTrue();
        List<Thread> callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> new Thread(
                        null,
                        () -> {
                            if (lock.enter()) {
                                entered.incrementAndGet();
                                lock.leave();
                            }
                        },
                        "caller",
                        64 << 10))
                .toList();
        callers.forEach(Thread::start);
        PipelineFixture.await(
                "all of them waiting",
                () -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.TIMED_WAITING));
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        TimeUnit.SECONDS.sleep(2);
        long spent = process.getProcessCpuTime() - before;
        System.out.println("DrainLockTest: " + TimeUnit.NANOSECONDS.toMillis(spent) + " ms of processor time in 2 s");
        assertThat(spent).isLessThan(TimeUnit.MILLISECONDS.toNanos(1500));
        lock.leave();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(entered).hasValue(CALLERS);
    }
}
