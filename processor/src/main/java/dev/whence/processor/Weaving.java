package dev.whence.processor;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.weave.Plan;
import dev.whence.processor.weave.Reason;
import dev.whence.processor.weave.Result;
import dev.whence.processor.weave.Weaver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The weaver in the terms of the third step. */
final class Weaving implements ClassWeaver {

    @Override
    public Outcome weave(byte[] classFile, Facade facade, LogLevel least) {
        Result result = Weaver.weave(classFile, new Plan(facade, least));
        byte[] bytes = result.bytes();
        return new Outcome(bytes == null ? null : () -> bytes, left(result), eager(result));
    }

    /** Without those that the checks speak of, which know their places in the source. */
    private static List<Left> left(Result result) {
        return result.left().stream()
                .filter(left -> left.reason() != Reason.METHOD_REFERENCE)
                .filter(left -> left.reason() != Reason.FORMAT_NOT_CONSTANT)
                .map(left ->
                        new Left(place(left.site(), left.place()), left.reason().text()))
                .distinct() // a finally block is there several times
                .toList();
    }

    private static List<Place> eager(Result result) {
        return result.eager().stream()
                .map(eager -> place(eager.site(), eager.place()))
                .distinct()
                .toList();
    }

    private static Place place(@Nullable CallSite site, Result.Place place) {
        return site == null
                ? new Place(place.line(), null)
                : new Place(site.lines().call(), site.format());
    }
}
