package dev.whence.processor;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** What a class file says of itself, as far as its place needs it. */
final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;

    private ClassFile() {}

    /** The internal name of the class: {@code dev/acme/EchoServer$1}. */
    static String name(byte[] bytes) throws IOException {
        try {
            int name = startOfName(ByteBuffer.wrap(bytes));
            return new DataInputStream(new ByteArrayInputStream(bytes, name, bytes.length)).readUTF();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("the class file is broken", e);
        }
    }

    /** Where the text of the name begins, with its length in front. */
    private static int startOfName(ByteBuffer in) throws IOException {
        if (in.getInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        skip(in, 4); // minor and major version
        int[] constants = new int[Short.toUnsignedInt(in.getShort())];
        for (int i = 1; i < constants.length; i++) {
            int tag = in.get();
            constants[i] = in.position();
            switch (tag) { // JVMS 4.4
                case 1 -> skip(in, Short.toUnsignedInt(in.getShort()));
                case 7, 8, 16, 19, 20 -> skip(in, 2);
                case 15 -> skip(in, 3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(in, 4);
                case 5, 6 -> {
                    skip(in, 8);
                    i++; // long and double take two entries
                }
                default -> throw new IOException("constant of unknown tag " + tag);
            }
        }
        skip(in, 2); // access flags
        int thisClass = constants[Short.toUnsignedInt(in.getShort())];
        return constants[Short.toUnsignedInt(in.getShort(thisClass))];
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }
}
