package dev.whence.processor.check;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.model.FormatText;
import dev.whence.processor.model.LogCall;

/** Only a call whose format is a compile-time constant is woven. */
final class FormatCheck implements Checks.OfCall {

    @Override
    public void check(LogCall call, Found found) {
        FormatText format = call.format();
        switch (format.kind()) {
            case CONSTANT -> {}
            case CONCATENATION ->
                found.add(
                        Id.CONCATENATION,
                        format.position(),
                        "the format is put together when the call runs, so the call is not woven:"
                                + " write {} and pass the value as an argument");
            case OTHER ->
                found.add(
                        Id.FORMAT,
                        format.position(),
                        "the format is not a compile-time constant, so the call is not woven:"
                                + " write the text here, or pass this value to \"{}\"");
        }
    }
}
