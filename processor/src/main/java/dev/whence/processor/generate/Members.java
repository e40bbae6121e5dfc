package dev.whence.processor.generate;

import dev.whence.processor.model.FacadeText.Extent;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the members of a facade in its source. Every member begins with one of two modifiers, and no other line does: a
 * constant goes on with a literal or a name, and in methods are no declarations.
 */
final class Members {
    private Members() {}

    static List<Extent> of(String source) {
        List<Extent> members = new ArrayList<>();
        int line = 1;
        for (int start = 0; start < source.length(); line++) {
            int end = source.indexOf('\n', start);
            int code = start;
            while (source.charAt(code) == ' ') {
                code++;
            }
            if (source.startsWith("static ", code) || source.startsWith("private ", code)) {
                members.add(new Extent(line, line));
            } else if (!members.isEmpty() && source.charAt(end - 1) == ';') {
                int last = members.size() - 1;
                members.set(last, new Extent(members.get(last).first(), line));
            }
            start = end + 1;
        }
        return members;
    }
}
