package dev.whence.processor.weave;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * What instructions take from the stack and put on it, for those of which the opcode tells it all (JVMS 6.5). A long
 * counts as one.
 */
final class StackEffects {
    private static final int OPCODES = Opcodes.IFNONNULL + 1;
    private static final byte UNKNOWN = -1;

    private static final byte[] TAKEN = new byte[OPCODES];
    private static final @Nullable Object[] PUT = new Object[OPCODES];

    static {
        Arrays.fill(TAKEN, UNKNOWN);
        row(Opcodes.NOP, Opcodes.NOP, 0, "");
        row(Opcodes.ACONST_NULL, Opcodes.ACONST_NULL, 0, "N");
        row(Opcodes.ICONST_M1, Opcodes.ICONST_5, 0, "I");
        row(Opcodes.LCONST_0, Opcodes.LCONST_1, 0, "J");
        row(Opcodes.FCONST_0, Opcodes.FCONST_2, 0, "F");
        row(Opcodes.DCONST_0, Opcodes.DCONST_1, 0, "D");
        row(Opcodes.BIPUSH, Opcodes.SIPUSH, 0, "I");
        row(Opcodes.IALOAD, Opcodes.DALOAD, 2, "IJFD");
        row(Opcodes.BALOAD, Opcodes.SALOAD, 2, "I");
        row(Opcodes.IASTORE, Opcodes.SASTORE, 3, "");
        row(Opcodes.IADD, Opcodes.DREM, 2, "IJFD");
        row(Opcodes.INEG, Opcodes.DNEG, 1, "IJFD");
        row(Opcodes.ISHL, Opcodes.LXOR, 2, "IJ");
        row(Opcodes.IINC, Opcodes.IINC, 0, "");
        row(Opcodes.I2L, Opcodes.D2F, 1, "JFDIFDIJDIJF");
        row(Opcodes.I2B, Opcodes.I2S, 1, "I");
        row(Opcodes.LCMP, Opcodes.DCMPG, 2, "I");
        row(Opcodes.IFEQ, Opcodes.IFLE, 1, "");
        row(Opcodes.IF_ICMPEQ, Opcodes.IF_ACMPNE, 2, "");
        row(Opcodes.GOTO, Opcodes.GOTO, 0, "");
        row(Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH, 1, "");
        row(Opcodes.IRETURN, Opcodes.ARETURN, 1, "");
        row(Opcodes.RETURN, Opcodes.RETURN, 0, "");
        row(Opcodes.PUTSTATIC, Opcodes.PUTSTATIC, 1, "");
        row(Opcodes.PUTFIELD, Opcodes.PUTFIELD, 2, "");
        row(Opcodes.ARRAYLENGTH, Opcodes.ARRAYLENGTH, 1, "I");
        row(Opcodes.ATHROW, Opcodes.ATHROW, 1, "");
        row(Opcodes.INSTANCEOF, Opcodes.INSTANCEOF, 1, "I");
        row(Opcodes.MONITORENTER, Opcodes.MONITOREXIT, 1, "");
        row(Opcodes.IFNULL, Opcodes.IFNONNULL, 1, "");
    }

    private StackEffects() {}

    /** Neighbours take the same; what they put goes round. */
    private static void row(int first, int last, int taken, String put) {
        for (int opcode = first; opcode <= last; opcode++) {
            TAKEN[opcode] = (byte) taken;
            PUT[opcode] = put.isEmpty() ? null : type(put.charAt((opcode - first) % put.length()));
        }
    }

    private static Object type(char letter) {
        return switch (letter) {
            case 'I' -> Opcodes.INTEGER;
            case 'J' -> Opcodes.LONG;
            case 'F' -> Opcodes.FLOAT;
            case 'D' -> Opcodes.DOUBLE;
            default -> Opcodes.NULL;
        };
    }

    /** How many values an instruction takes. */
    static int taken(int opcode) throws UnreadableMethodException {
        int taken = TAKEN[opcode];
        if (taken == UNKNOWN) {
            throw new UnreadableMethodException("opcode " + opcode);
        }
        return taken;
    }

    /** The type of what an instruction puts, or null if it puts nothing. */
    static @Nullable Object put(int opcode) {
        return PUT[opcode];
    }
}
