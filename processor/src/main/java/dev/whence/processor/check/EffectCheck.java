package dev.whence.processor.check;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.model.Effect;
import dev.whence.processor.model.LogCall;
import dev.whence.processor.model.LoggedValue;
import java.util.List;
import java.util.Set;

/**
 * Arguments are for looking, not for doing: while the level is off a woven call does not evaluate them, unless they
 * assign something.
 *
 * <p>A call counts as doing something by its name, from a short list of those that move a cursor, take from or put into
 * a container, or count. A method that returns its own class is taken for a value's, or a link's: {@code
 * BigDecimal.add}, {@code node.next()}.
 */
final class EffectCheck implements Checks.OfCall {
    private static final Set<String> NAMES = Set.of(
            // Cursors and generators
            "next",
            "nextBoolean",
            "nextBytes",
            "nextDouble",
            "nextElement",
            "nextFloat",
            "nextGaussian",
            "nextInt",
            "nextLine",
            "nextLong",
            "nextToken",
            "previous",
            "read",
            "readAllBytes",
            "readByte",
            "readChar",
            "readInt",
            "readLine",
            "readLong",
            "readNBytes",
            "readObject",
            "readUTF",
            // Containers
            "add",
            "addAll",
            "clear",
            "computeIfAbsent",
            "offer",
            "poll",
            "pollFirst",
            "pollLast",
            "pop",
            "push",
            "put",
            "putIfAbsent",
            "remove",
            "removeAll",
            "removeFirst",
            "removeIf",
            "removeLast",
            "take");

    /** Counters: {@code incrementAndGet}, {@code getAndSet}, {@code compareAndSet}. */
    private static final List<String> COUNTERS =
            List.of("incrementAnd", "decrementAnd", "addAnd", "getAnd", "updateAnd", "accumulateAnd", "compareAnd");

    @Override
    public void check(LogCall call, Found found) {
        for (LoggedValue argument : call.arguments()) {
            for (Effect effect : argument.effects()) {
                check(effect, found);
            }
        }
    }

    private static void check(Effect effect, Found found) {
        String method = effect.method();
        if (method == null) {
            found.add(
                    Id.EAGER,
                    effect.position(),
                    "`%s` happens even while the level is off, unlike all else in a log call: do it before the call"
                            .formatted(effect.text()));
        } else if (!effect.fluent() && isNamedLikeAnEffect(method)) {
            found.add(
                    Id.EFFECT,
                    effect.position(),
                    "`%s` does not happen while the level is off: do it before the call".formatted(effect.text()));
        }
    }

    private static boolean isNamedLikeAnEffect(String method) {
        return NAMES.contains(method) || COUNTERS.stream().anyMatch(counter -> isCounter(method, counter));
    }

    private static boolean isCounter(String method, String prefix) {
        return method.length() > prefix.length()
                && method.startsWith(prefix)
                && Character.isUpperCase(method.charAt(prefix.length()));
    }
}
