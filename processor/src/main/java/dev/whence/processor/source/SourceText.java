package dev.whence.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One source file's characters, and which of them belong to a tree. */
final class SourceText {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    /** Read when first asked for. */
    private @Nullable CharSequence text;

    /** Null with {@code -g:none} and {@code -g:vars}: javac then keeps no lines. */
    private final @Nullable LineMap lines;

    SourceText(Trees trees, CompilationUnitTree unit) {
        this.unit = unit;
        this.positions = trees.getSourcePositions();
        this.lines = unit.getLineMap();
    }

    /** The name of the file, without its directory. */
    String fileName() {
        String path = unit.getSourceFile().getName();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    String of(Tree tree) {
        return text().subSequence(start(tree), end(tree)).toString();
    }

    /** The position of the next {@code (} from {@code from} on. */
    int parenthesis(int from) {
        CharSequence text = text();
        int at = from;
        while (at < text.length() && text.charAt(at) != '(') {
            at++;
        }
        return at;
    }

    /** The line of a position, from 1. */
    int line(int position) {
        if (lines != null) {
            return (int) lines.getLineNumber(position);
        }
        CharSequence text = text();
        int line = 1;
        for (int i = 0; i < position; i++) {
            char character = text.charAt(i);
            boolean pair = character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (character == '\n' || (character == '\r' && !pair)) {
                line++;
            }
        }
        return line;
    }

    private CharSequence text() {
        CharSequence known = text;
        if (known == null) {
            try {
                known = unit.getSourceFile().getCharContent(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            text = known;
        }
        return known;
    }
}
