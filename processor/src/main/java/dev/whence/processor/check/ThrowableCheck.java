package dev.whence.processor.check;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.model.Format;
import dev.whence.processor.model.LogCall;
import dev.whence.processor.model.LoggedValue;

/** A placeholder prints a Throwable's first line; only without one does its stack trace reach the log. */
final class ThrowableCheck implements Checks.OfCall {

    @Override
    public void check(LogCall call, Found found) {
        String text = call.format().text();
        if (text == null || call.spread()) {
            return;
        }
        int placeholders = Format.parse(text).placeholders().size();
        for (LoggedValue argument : call.arguments()
                .subList(0, Math.min(placeholders, call.arguments().size()))) {
            if (argument.throwable()) {
                found.add(
                        Id.THROWABLE,
                        argument.position(),
                        "a placeholder takes this Throwable, and its stack trace is lost:"
                                + " pass it last and without a placeholder, or pass its toString()");
            }
        }
    }
}
