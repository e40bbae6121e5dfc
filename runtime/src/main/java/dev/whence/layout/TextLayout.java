package dev.whence.layout;

import dev.whence.Site;
import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes records as lines of text, by a pattern:
 *
 * <pre>
 *   %level %p          the level
 *   %date %d           the time, yyyy-MM-dd HH:mm:ss.SSS; %d{...} by a pattern of DateTimeFormatter
 *   %pid               the process id
 *   %thread %t         the thread's name
 *   %file %F           the source file's simple name
 *   %line %L           the line
 *   %method %M         the enclosing method
 *   %class %C          the binary name of the class that the call stands in
 *   %logger %c         the binary name of the annotated class
 *   %msg %m            the message
 *   %ex                the exception's stack trace, on lines of its own; nothing without one
 *   %nopex             nothing: leaves the stack trace out
 *   %n                 the end of the line
 *   %%                 a percent sign
 * </pre>
 *
 * <p>A number behind the percent sign is the least width, {@code %5level}; with a minus, {@code %-5level}, the fill
 * stands behind. A pattern with neither {@code %ex} nor {@code %nopex} has its stack traces at the end. There is nothing
 * else: no look-ups and no code in patterns. Control characters in what records bring are escaped.
 */
public final class TextLayout implements Layout {
    public static final String DEFAULT_PATTERN = "[%level][%date][%pid:%thread]%file:%line(%method): %msg%n%ex";

    private final MessageWriter messages = new MessageWriter();
    private final StackTraceWriter stackTraces = new StackTraceWriter();
    private final ZoneId zone;
    private final long pid;
    private final Emitter[] emitters;

    /**
     * @param pid of the process whose records these are
     * @throws IllegalArgumentException if the pattern is wrong, with one line that says where and what is allowed
     */
    public TextLayout(String pattern, ZoneId zone, long pid) {
        this.zone = zone;
        this.pid = pid;
        this.emitters = compile(PatternParser.parse(pattern)).toArray(Emitter[]::new);
    }

    @Override
    public void write(RecordView record, long epochNanos, ByteOutput out) {
        for (Emitter emitter : emitters) {
            emitter.emit(record, epochNanos, out);
        }
    }

    private List<Emitter> compile(List<PatternPart> parts) {
        List<Emitter> compiled = new ArrayList<>();
        List<Function<Site, String>> ofSite = new ArrayList<>();
        boolean hasException = false;
        for (PatternPart part : parts) {
            hasException |= part.word() == Word.EXCEPTION || part.word() == Word.NO_EXCEPTION;
            if (part.scope() == Word.Scope.RECORD) {
                endSiteRun(ofSite, compiled);
                Emitter emitter = ofRecord(part);
                compiled.add(part.width() == 0 ? emitter : new PaddedEmitter(emitter, part.width(), part.left()));
            } else {
                ofSite.add(ofSite(part));
            }
        }
        endSiteRun(ofSite, compiled);
        if (!hasException) {
            compiled.add(this::emitExceptionOnNewLine);
        }
        return compiled;
    }

    private static void endSiteRun(List<Function<Site, String>> run, List<Emitter> compiled) {
        if (!run.isEmpty()) {
            compiled.add(new SiteEmitter(run));
            run.clear();
        }
    }

    private Function<Site, String> ofSite(PatternPart part) {
        Word word = part.word();
        if (word == null) {
            return site -> part.text();
        }
        return switch (word) {
            case PID -> site -> part.padded(Long.toString(pid));
            case LINE_END -> site -> "\n";
            case NO_EXCEPTION -> site -> "";
            default -> site -> part.padded(word.text(site));
        };
    }

    private Emitter ofRecord(PatternPart part) {
        Word word = part.word();
        if (word == Word.DATE) {
            TimeText time = time(part.text());
            return (record, epochNanos, out) -> time.write(epochNanos, out);
        }
        if (word == Word.THREAD) {
            return (record, epochNanos, out) -> emitThread(record, out);
        }
        return word == Word.MESSAGE ? (record, epochNanos, out) -> messages.write(record, out) : this::emitException;
    }

    private TimeText time(String pattern) {
        try {
            return new TimeText(pattern.isEmpty() ? TimeText.DEFAULT_PATTERN : pattern, zone);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "pattern, %d{" + pattern + "}: " + e.getMessage()
                            + "; allowed is what java.time.format.DateTimeFormatter takes",
                    e);
        }
    }

    private static void emitThread(RecordView record, ByteOutput out) {
        int start = out.length();
        record.thread().put(out);
        Controls.escape(out, start);
    }

    private void emitException(RecordView record, long epochNanos, ByteOutput out) {
        int exception = messages.exception(record);
        if (exception != MessageWriter.NO_EXCEPTION) {
            stackTraces.write(record, exception, out);
        }
    }

    private void emitExceptionOnNewLine(RecordView record, long epochNanos, ByteOutput out) {
        boolean inLine = out.length() > 0 && out.array()[out.length() - 1] != '\n';
        if (inLine && messages.exception(record) != MessageWriter.NO_EXCEPTION) {
            out.put((byte) '\n');
        }
        emitException(record, epochNanos, out);
    }
}
