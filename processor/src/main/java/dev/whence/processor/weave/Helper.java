package dev.whence.processor.weave;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.GeneratedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * A method that takes a woven call: {@code whence$info$7(int, Object)}. All copies of a call share it.
 *
 * @param format null if it is the site's own
 * @param operands the arguments' types; one array for {@code Object[]}
 * @param line of the call, or 0 if the class file does not tell
 * @param asksFirst whether it checks the level, because a call has no guard
 */
record Helper(CallSite site, @Nullable String format, List<Type> operands, int line, boolean asksFirst) {

    static Helper of(CallSite site, Region region, boolean asksFirst) {
        String format = Objects.equals(site.format(), region.formatText()) ? null : region.formatText();
        int line = Instructions.line(region.call().insn());
        return new Helper(site, format, List.of(region.operands().types()), line, asksFirst);
    }

    String name() {
        return GeneratedNames.helper(site);
    }

    /** A level first if only the call knows it. */
    boolean takesLevel() {
        return site.level() == null;
    }

    boolean takesArray() {
        return operands.equals(List.of(Contract.ARRAY_TYPE));
    }

    String descriptor() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, parameters().toArray(Type[]::new));
    }

    List<Type> parameters() {
        List<Type> parameters = new ArrayList<>(operands);
        if (takesLevel()) {
            parameters.add(0, Contract.LEVEL_TYPE);
        }
        return parameters;
    }

    String key() {
        return name() + descriptor();
    }

    /** For two copies of a call: one that asks serves both. */
    Helper with(Helper copy) {
        return copy.asksFirst ? copy : this;
    }
}
