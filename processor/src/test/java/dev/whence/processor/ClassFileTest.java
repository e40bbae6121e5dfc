package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassFileTest {

    @Test
    void tellsTheNameOfAnyClass() throws IOException {
        for (Class<?> type : List.of(String.class, Map.Entry.class, List.class, ClassFileTest.class, Math.class)) {
            assertThat(ClassFile.name(bytes(type))).isEqualTo(type.getName().replace('.', '/'));
        }
    }

    @Test
    void refusesWhatIsNoClassFile() throws IOException {
        assertThatThrownBy(() -> ClassFile.name(new byte[20])).hasMessage("not a class file");
        byte[] bytes = bytes(String.class);
        for (int length = 4; length < 2_000; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ClassFile.name(cut)).isInstanceOf(IOException.class);
        }
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }
}
