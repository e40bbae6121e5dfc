package dev.whence.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Capture;
import dev.whence.Level;
import dev.whence.Site;
import dev.whence.Stats;
import dev.whence.producer.Producer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order and accounts where modes change, outlets are replaced, or something fails. */
@Timeout(120)
class PipelineTest {
    private final PipelineFixture fixture = new PipelineFixture();
    private final Site info = PipelineFixture.site(Level.INFO);

    @AfterEach
    void stop() {
        fixture.outlet.completeTrouble = null;
        fixture.outlet.faulty = false;
        fixture.outlet.goOn();
        fixture.pipeline.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasLoggedBeforeThereWasAnOutletIsWritten(boolean synchronous) {
        fixture.log(fixture.producer(), info, "early");
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.pipeline.stats().pending()).isEqualTo(1);
        fixture.run(synchronous, OverflowPolicy.BLOCK, PipelineFixture.LONG, PipelineFixture.LONG);
        assertThat(fixture.outlet.written()).containsExactly("early");
    }

    @Test
    void aCallThatWritesForItselfDoesNotOvertakeWhatWaitsInAnotherRing() {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        fixture.log(fixture.producer(), info, "first");
        fixture.pipeline.writeThrough();
        fixture.log(fixture.producer(), info, "second");
        assertThat(fixture.outlet.written()).containsExactly("first", "second");
    }

    @Test
    void aRecordThatWasBegunBeforeCallsWriteForThemselvesIsWrittenToo() {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        Producer producer = fixture.producer();
        producer.begin(info, fixture.sites.bind(info, "L"), 100);
        producer.writer().putReady("begun");
        fixture.pipeline.stop();
        producer.commit();
        assertThat(fixture.outlet.written()).containsExactly("begun");
    }

    @Test
    void afterAFaultASynchronousCallWritesWhatOthersHadToLeave() {
        fixture.synchronous();
        Producer first = fixture.producer();
        fixture.outlet.faulty = true;
        IntStream.range(0, 3).forEach(i -> fixture.log(first, info, "left " + i));
        fixture.outlet.faulty = false;
        Producer second = fixture.producer();
        PipelineFixture.await("recovery", () -> {
            fixture.log(second, info, "later");
            return fixture.pipeline.stats().pending() == 0;
        });
        assertThat(fixture.outlet.written().stream().filter(line -> !line.contains("dropped here")))
                .startsWith("left 0", "left 1", "left 2", "later")
                .hasSize((int) fixture.pipeline.stats().written());
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, OutOfMemoryError.class, AssertionError.class})
    void aRecordThatCannotBeFormattedCostsItselfAlone(Class<? extends Throwable> type) throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        fixture.outlet.trouble = type.getConstructor().newInstance();
        Producer producer = fixture.producer();
        fixture.log(producer, info, "one");
        fixture.log(producer, info, "bad");
        fixture.log(producer, info, "two");
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.outlet.written()).startsWith("one", "two").doesNotContain("bad");
        Stats stats = fixture.pipeline.stats();
        assertThat(stats.offered()).isEqualTo(3);
        assertThat(stats.written()).isEqualTo(2);
        assertThat(stats.dropped().get(Level.INFO)).isEqualTo(1);
        assertThat(stats.pending()).isZero();
        assertThat(fixture.told()).contains("Test.java:7").contains(type.getSimpleName());
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.outlet.written()).anyMatch(line -> line.matches("1 record dropped here, [^,]*: 1 INFO"));
    }

    @Test
    void aRecordThatCannotBeFormattedIsCountedOnceThoughItIsTakenTwice() {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        fixture.outlet.trouble = new IllegalStateException();
        fixture.outlet.faulty = true;
        fixture.log(fixture.producer(), info, "bad");
        assertThat(fixture.pipeline.flush()).isFalse();
        fixture.outlet.faulty = false;
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG); // takes it again
        assertThat(fixture.pipeline.flush()).isTrue();
        Stats stats = fixture.pipeline.stats();
        assertThat(stats.offered()).isEqualTo(1);
        assertThat(stats.droppedTotal()).isEqualTo(1);
    }

    @Test
    void whereACallersStackEndsTheRecordWaitsAndLeavesNoHalfLine() {
        fixture.synchronous();
        Producer producer = fixture.producer();
        fixture.outlet.trouble = new StackOverflowError();
        assertThat(fixture.log(producer, info, "bad luck")).isTrue();
        assertThat(fixture.outlet.written()).isEmpty();
        fixture.outlet.trouble = null;
        fixture.log(producer, info, "next");
        assertThat(fixture.outlet.written()).containsExactly("bad luck", "next");
    }

    @Test
    void anErrorInAnOutletIsSaidOnceAndTheDrainGoesOn() {
        fixture.run(false, OverflowPolicy.BLOCK, PipelineFixture.LONG, Duration.ofMillis(5));
        fixture.outlet.completeTrouble = new AssertionError("a defect");
        Producer producer = fixture.producer();
        IntStream.range(0, 1000).forEach(i -> fixture.log(producer, info, "line " + i));
        PipelineFixture.await("the trouble", () -> fixture.told().contains("a defect"));
        assertThat(fixture.pipeline.flush()).isFalse();
        fixture.outlet.completeTrouble = null;
        PipelineFixture.await("the next pass", () -> fixture.outlet.written().size() == 1000);
        assertThat(fixture.outlet.written()).doesNotHaveDuplicates();
        assertThat(fixture.told().lines()).hasSize(1);
    }

    @Test
    void replacingOutletsUnderLoadLosesNothingAndDoublesNothing() throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        AtomicBoolean go = new AtomicBoolean(true);
        long[] count = new long[2];
        CountDownLatch under = new CountDownLatch(2);
        List<Thread> callers = IntStream.range(0, 2)
                .mapToObj(t -> new Thread(() -> {
                    Producer producer = fixture.producer();
                    while (go.get() && count[t] < 100_000) {
                        fixture.log(producer, info, t + " " + count[t]++);
                        under.countDown();
                    }
                }))
                .toList();
        callers.forEach(Thread::start);
        under.await();
        for (int i = 0; i < 20; i++) {
            fixture.run(i % 2 == 0, OverflowPolicy.BLOCK, PipelineFixture.LONG, PipelineFixture.LONG);
            fixture.outlet.faulty = i % 3 == 1;
        }
        fixture.outlet.faulty = false;
        go.set(false);
        for (Thread caller : callers) {
            caller.join();
        }
        PipelineFixture.await("a flush", fixture.pipeline::flush);
        Stats stats = fixture.pipeline.stats();
        assertThat(stats.offered()).isEqualTo(count[0] + count[1]);
        assertThat(stats.pending()).isZero();
        for (int t = 0; t < 2; t++) {
            String prefix = t + " ";
            assertThat(fixture.outlet.written().stream()
                            .filter(line -> line.startsWith(prefix) && !line.contains(" dropped here, ")))
                    .hasSizeGreaterThan((int) (count[t] - stats.droppedTotal() - 1))
                    .doesNotHaveDuplicates()
                    .extracting(line -> Integer.parseInt(line.substring(2)))
                    .isSorted();
        }
    }

    @Test
    void aCaptureHoldsTheRecordsOfItsScopeAndOfOtherThreads() throws Exception {
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG);
        Producer producer = fixture.producer();
        fixture.log(producer, info, "before");
        Capture outer = fixture.pipeline.capture();
        fixture.log(producer, info, "one");
        Capture inner = fixture.pipeline.capture();
        Thread other = new Thread(() -> fixture.log(fixture.producer(), info, "two"), "other");
        other.start();
        other.join();
        assertThat(inner.records()).extracting(Capture.Entry::message).containsExactly("two");
        assertThat(inner.records().get(0).thread()).isEqualTo("other");
        assertThat(inner.records().get(0).file()).isEqualTo("Test.java");
        fixture.asynchronous(OverflowPolicy.BLOCK, PipelineFixture.LONG); // configured anew: the capture stays
        fixture.log(producer, info, "three");
        inner.close();
        fixture.log(producer, info, "four");
        assertThat(inner.records()).extracting(Capture.Entry::message).containsExactly("two", "three");
        outer.close();
        fixture.log(producer, info, "after");
        assertThat(outer.records()).extracting(Capture.Entry::message).containsExactly("one", "two", "three", "four");
        assertThat(fixture.pipeline.flush()).isTrue();
        assertThat(fixture.outlet.written()).containsExactly("before", "one", "two", "three", "four", "after");
        assertThat(fixture.pipeline.stats().written()).isEqualTo(6);
    }
}
