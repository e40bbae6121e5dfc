package dev.whence.processor;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/** What a class file says of itself, as far as its place needs it. */
final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;

    private ClassFile() {}

    /** The internal name of the class: {@code dev/acme/EchoServer$1}. */
    static String name(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a class file");
            }
            in.skipNBytes(4); // minor and major version
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            int[] classes = new int[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) { // JVMS 4.4
                    case 1 -> texts[i] = in.readUTF();
                    case 7 -> classes[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // long and double take two entries
                    }
                    default -> throw new IOException("constant of unknown tag " + tag);
                }
            }
            in.skipNBytes(2); // access flags
            return texts[classes[in.readUnsignedShort()]];
        }
    }
}
