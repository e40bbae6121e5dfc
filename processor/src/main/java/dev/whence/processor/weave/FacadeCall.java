package dev.whence.processor.weave;

import dev.whence.processor.model.LogLevel;
import dev.whence.processor.model.RuntimeNames;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call of one of the facade's logging methods, as the instruction alone shows it.
 *
 * @param methodLevel null for {@code log(level, …)}
 * @param fixed how many arguments are passed one by one, 0 to 2
 * @param array whether they are passed as an array instead
 */
record FacadeCall(MethodInsnNode insn, @Nullable LogLevel methodLevel, int fixed, boolean array) {
    private static final String OBJECT = RuntimeNames.descriptor(RuntimeNames.OBJECT);
    private static final String FORMAT = RuntimeNames.descriptor(RuntimeNames.STRING);
    private static final String LEVEL = RuntimeNames.descriptor(RuntimeNames.LEVEL);
    private static final List<String> ONE_BY_ONE = List.of("", OBJECT, OBJECT + OBJECT);

    /** Reads an instruction; none if it is something else, {@code isEnabled} included. */
    static Optional<FacadeCall> of(AbstractInsnNode insn, String facade) {
        return insn instanceof MethodInsnNode call
                        && call.getOpcode() == Opcodes.INVOKESTATIC
                        && call.owner.equals(facade)
                ? of(call)
                : Optional.empty();
    }

    private static Optional<FacadeCall> of(MethodInsnNode call) {
        Optional<LogLevel> level = LogLevel.ofMethod(call.name);
        String start = level.isPresent() ? "(" + FORMAT : "(" + LEVEL + FORMAT;
        if ((level.isEmpty() && !call.name.equals("log"))
                || !call.desc.startsWith(start)
                || !call.desc.endsWith(")V")) {
            return Optional.empty();
        }
        String arguments = call.desc.substring(start.length(), call.desc.length() - 2);
        boolean array = arguments.equals("[" + OBJECT);
        int fixed = array ? 0 : ONE_BY_ONE.indexOf(arguments);
        return fixed < 0 ? Optional.empty() : Optional.of(new FacadeCall(call, level.orElse(null), fixed, array));
    }

    /** How many values the call takes from the stack; each is a reference. */
    int operands() {
        return (methodLevel == null ? 1 : 0) + 1 + fixed + (array ? 1 : 0);
    }
}
