package dev.whence.record;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way through a throwable, its suppressed ones and its causes, in the order of {@link Throwable#printStackTrace()}.
 * It keeps what is still to be visited on a stack of its own, since a chain of causes may be longer than the thread's
 * stack is deep. An override of {@code printStackTrace} is not asked: its text has no structure.
 */
final class ThrowableWalk {
    private final PreparedThrowable target;
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Visit> open = new ArrayDeque<>();

    /** @param enclosing the frames of the throwable it belongs to */
    private record Visit(Throwable throwable, ThrowableItem role, int depth, List<StackTraceElement> enclosing) {}

    ThrowableWalk(PreparedThrowable target) {
        this.target = target;
    }

    void walk(Throwable thrown) {
        open.push(new Visit(thrown, ThrowableItem.THROWN, 0, List.of()));
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            if (target.isFull()) {
                cut(visit.depth);
            } else if (seen.add(visit.throwable)) {
                visit(visit);
            } else {
                boolean cause = visit.role == ThrowableItem.CAUSE;
                ThrowableItem circular = cause ? ThrowableItem.CIRCULAR_CAUSE : ThrowableItem.CIRCULAR_SUPPRESSED;
                describe(visit.throwable, circular, visit.depth);
            }
        }
    }

    private void visit(Visit visit) {
        Throwable throwable = visit.throwable;
        describe(throwable, visit.role, visit.depth);
        StackTraceElement[] given = orNull(throwable::getStackTrace);
        List<StackTraceElement> frames = given == null ? List.of() : Arrays.asList(given);
        int inCommon = inCommon(frames, visit.enclosing);
        for (int i = 0; i < frames.size() - inCommon; i++) {
            if (target.isFull()) {
                cut(visit.depth);
                return;
            }
            target.item(ThrowableItem.FRAME, visit.depth);
            target.text(String.valueOf(frames.get(i)));
        }
        if (inCommon > 0) {
            target.item(ThrowableItem.IN_COMMON, visit.depth);
            target.number(inCommon);
        }
        Throwable cause = orNull(throwable::getCause);
        if (cause != null) {
            open.push(new Visit(cause, ThrowableItem.CAUSE, visit.depth, frames));
        }
        Throwable[] suppressed = throwable.getSuppressed(); // final, so no code of the user's
        for (int i = suppressed.length - 1; i >= 0; i--) {
            open.push(new Visit(suppressed[i], ThrowableItem.SUPPRESSED, visit.depth + 1, frames));
        }
    }

    private void cut(int depth) {
        target.item(ThrowableItem.CUT, depth);
        open.clear();
    }

    private static int inCommon(List<StackTraceElement> frames, List<StackTraceElement> enclosing) {
        int i = frames.size();
        int k = enclosing.size();
        while (i > 0 && k > 0 && Objects.equals(frames.get(i - 1), enclosing.get(k - 1))) {
            i--;
            k--;
        }
        return frames.size() - i;
    }

    private void describe(Throwable throwable, ThrowableItem item, int depth) {
        String className = throwable.getClass().getName();
        String message = orNull(throwable::getLocalizedMessage);
        String description = ArgumentText.of(throwable);
        String usual = message == null ? className : className + ": " + message;
        target.item(item, depth);
        target.text(className);
        target.text(message);
        target.text(description.equals(usual) ? null : description);
    }

    /** What the throwable's own code gives, or null if that fails: printing the rest is worth more. */
    private static <T> @Nullable T orNull(Supplier<@Nullable T> code) {
        try {
            return code.get();
        } catch (Throwable failed) {
            return null;
        }
    }
}
