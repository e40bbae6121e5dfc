package dev.whence.layout;

import dev.whence.Site;
import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private final ArgumentWriter arguments = new ArgumentWriter();
    private final StackTraceWriter stackTraces = new StackTraceWriter();
    private final ZoneId zone;
    private final long pid;
    private final List<Part> parts = new ArrayList<>();
    private final boolean hasException;
    private final BySite<SiteLine> lines = new BySite<>();

    /**
     * A part of the pattern.
     *
     * @param time what a date is written by, for all sites
     */
    private record Part(PatternPart pattern, @Nullable TimeText time) {}

    /**
     * @param pid of the process whose records these are
     * @throws IllegalArgumentException if the pattern is wrong, with one line that says where and what is allowed
     */
    public TextLayout(String pattern, ZoneId zone, long pid) {
        this.zone = zone;
        this.pid = pid;
        boolean exception = false;
        for (PatternPart part : PatternParser.parse(pattern)) {
            Word word = part.word();
            parts.add(new Part(part, word == Word.DATE ? time(part.text()) : null));
            exception |= word == Word.EXCEPTION || word == Word.NO_EXCEPTION;
        }
        hasException = exception;
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

    @Override
    public void write(RecordView record, long epochNanos, ByteOutput out) {
        SiteLine line = lines.get(record.siteId());
        if (line == null) {
            line = lines.keep(record.siteId(), line(record));
        }
        line.write(record, epochNanos, out);
    }

    /** The lines of the record's site. */
    private SiteLine line(RecordView record) {
        SiteLineBuilder line = new SiteLineBuilder();
        for (Part part : parts) {
            append(part, record, line);
        }
        if (!hasException && messages.mayHaveException(record)) {
            line.ofRecord(this::emitExceptionOnNewLine);
        }
        return line.build(arguments);
    }

    private void append(Part part, RecordView record, SiteLineBuilder line) {
        PatternPart pattern = part.pattern;
        Word word = pattern.word();
        TimeText time = part.time;
        if (pattern.scope() != Word.Scope.RECORD) {
            line.text(text(pattern, record.site()));
        } else if (time != null) {
            line.ofTime(padded(time, pattern), time);
        } else if (word == Word.THREAD) {
            line.ofThread(padded(new ThreadEmitter(), pattern));
        } else if (word == Word.EXCEPTION) {
            if (pattern.width() > 0 || messages.mayHaveException(record)) {
                line.ofRecord(padded(this::emitException, pattern));
            }
        } else if (pattern.width() > 0 || !messages.append(record, line)) {
            line.ofRecord(padded((any, epochNanos, out) -> messages.write(any, out), pattern));
        }
    }

    private static Emitter padded(Emitter emitter, PatternPart part) {
        return part.width() == 0 ? emitter : new PaddedEmitter(emitter, part.width(), part.left());
    }

    /** What is the same in all records of a site. */
    private String text(PatternPart part, Site site) {
        Word word = part.word();
        if (word == null) {
            return part.text();
        }
        return switch (word) {
            case LINE_END -> "\n";
            case NO_EXCEPTION -> "";
            default -> part.padded(text(word, site));
        };
    }

    private String text(Word word, Site site) {
        return switch (word) {
            case PID -> Long.toString(pid);
            case LEVEL -> site.level().name();
            case LOGGER -> site.logger();
            case CLASS -> site.className();
            case FILE -> site.file().substring(site.file().lastIndexOf('/') + 1);
            case LINE -> Integer.toString(site.line());
            case METHOD -> site.method();
            default -> throw new IllegalStateException("%" + word + " is not known from the site");
        };
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
