package dev.whence.benchmarks.whole.start;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.fork.Measurement;
import java.io.IOException;
import java.util.List;

/** Starts a JVM without a logger. */
record BareStart() implements Measurement {
    private static final String SUBJECT = "jvm";

    @Override
    public String title() {
        return "start: a JVM without a logger";
    }

    @Override
    public List<Figure> measure(int fork) throws IOException, InterruptedException, MissingPeerException {
        String program = BareProgram.class.getName();
        double millis = Start.millis(ProgramCompiler.location(program), List.of(), program);
        return List.of(new Figure(Question.START, SUBJECT, "", "first line", "ms", fork, millis));
    }
}
