package dev.whence.processor.check;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.model.Format;
import dev.whence.processor.model.LogCall;
import dev.whence.processor.model.LoggedValue;
import java.util.List;

/** A placeholder for each argument, and an argument for each placeholder; a last Throwable needs none. */
final class PlaceholderCheck implements Checks.OfCall {

    @Override
    public void check(LogCall call, Found found) {
        String text = call.format().text();
        if (text == null || call.spread()) {
            return;
        }
        int placeholders = Format.parse(text).placeholders().size();
        List<LoggedValue> arguments = call.arguments();
        if (arguments.size() < placeholders) {
            found.add(
                    Id.PLACEHOLDERS,
                    call.format().position(),
                    "the format has %s, but %s: add what is missing"
                            .formatted(count(placeholders, "placeholder"), follow(arguments.size())));
        } else if (arguments.size() > placeholders && !isException(arguments, placeholders)) {
            found.add(
                    Id.PLACEHOLDERS,
                    arguments.get(placeholders).position(),
                    "no placeholder takes this argument: the format has %s, and %s"
                            .formatted(count(placeholders, "placeholder"), follow(arguments.size())));
        }
    }

    private static boolean isException(List<LoggedValue> arguments, int placeholders) {
        return arguments.size() == placeholders + 1
                && arguments.get(placeholders).throwable();
    }

    private static String count(int number, String thing) {
        return (number == 0 ? "no" : number) + " " + thing + (number == 1 ? "" : "s");
    }

    private static String follow(int arguments) {
        return count(arguments, "argument") + (arguments == 1 ? " follows" : " follow");
    }
}
