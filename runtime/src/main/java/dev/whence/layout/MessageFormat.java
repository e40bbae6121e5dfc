package dev.whence.layout;

import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One format, taken apart by SLF4J's rules: {@code {}} is a placeholder, {@code \{}} is not and loses its backslash,
 * {@code \\{}} is one behind a single backslash. {@code {identifier}} is a placeholder as well. As in SLF4J, what stands
 * behind the last argument's placeholder is left as it is, backslashes included. Immutable.
 */
final class MessageFormat {
    private static final char ESCAPE = '\\';

    /** In front of each placeholder, and behind the last: the text with its escapes resolved. */
    private final List<byte[]> literals = new ArrayList<>();

    /** The format as it is. */
    private final byte[] raw;

    /** Where in {@link #raw} what follows {@code n} placeholders begins. */
    private final int[] tails;

    MessageFormat(String format) {
        List<Integer> ends = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int from = 0;
        int brace = format.indexOf('{');
        while (brace >= 0) {
            int end = placeholderEnd(format, brace);
            int next = brace + 1;
            if (end >= 0 && isEscaped(format, brace) && !isEscaped(format, brace - 1)) {
                literal.append(format, from, brace - 1).append('{');
                from = next;
            } else if (end >= 0) {
                literal.append(format, from, isEscaped(format, brace) ? brace - 1 : brace);
                literals.add(Controls.escaped(literal.toString()));
                literal.setLength(0);
                ends.add(end);
                from = end;
                next = end;
            }
            brace = format.indexOf('{', next);
        }
        literals.add(
                Controls.escaped(literal.append(format, from, format.length()).toString()));
        tails = new int[ends.size() + 1];
        raw = raw(format, ends, tails);
    }

    private static byte[] raw(String format, List<Integer> ends, int[] tails) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(format.length());
        int from = 0;
        for (int i = 0; i < ends.size(); i++) {
            whole.writeBytes(Controls.escaped(format.substring(from, ends.get(i))));
            from = ends.get(i);
            tails[i + 1] = whole.size();
        }
        whole.writeBytes(Controls.escaped(format.substring(from)));
        return whole.toByteArray();
    }

    /** The index behind the placeholder that begins at {@code brace}; -1 if none does. */
    private static int placeholderEnd(String format, int brace) {
        int first = brace + 1;
        int at = first;
        while (at < format.length() && isIdentifierPart(format.codePointAt(at), at == first)) {
            at += Character.charCount(format.codePointAt(at));
        }
        return at < format.length() && format.charAt(at) == '}' ? at + 1 : -1;
    }

    /** The compiler's checks read formats in the same way: what they count, this has to find. */
    private static boolean isIdentifierPart(int codePoint, boolean first) {
        return first ? Character.isJavaIdentifierStart(codePoint) : Character.isJavaIdentifierPart(codePoint);
    }

    private static boolean isEscaped(String format, int index) {
        return index > 0 && format.charAt(index - 1) == ESCAPE;
    }

    int placeholders() {
        return tails.length - 1;
    }

    /** The text in front of a placeholder. */
    byte[] before(int placeholder) {
        return literals.get(placeholder);
    }

    /**
     * The text behind {@code filled} placeholders, where the message has no more arguments for them.
     *
     * @param more whether it has arguments all the same, for which there are no placeholders
     */
    byte[] behind(int filled, boolean more) {
        return more ? literals.get(filled) : Arrays.copyOfRange(raw, tails[filled], raw.length);
    }

    /**
     * Writes the message of a record.
     *
     * @param count how many arguments there are for placeholders
     */
    void write(RecordView record, ArgumentWriter arguments, int count, ByteOutput out) {
        int filled = Math.min(count, placeholders());
        for (int i = 0; i < filled; i++) {
            byte[] literal = literals.get(i);
            out.put(literal, 0, literal.length);
            arguments.write(record, i, out);
        }
        if (count > filled) {
            byte[] literal = literals.get(filled);
            out.put(literal, 0, literal.length);
        } else {
            out.put(raw, tails[filled], raw.length - tails[filled]);
        }
    }
}
