package dev.whence.processor.weave;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * The arguments of a call behind its format.
 *
 * @param list as woven code passes them
 * @param array what made the array that they stand in, if weaving takes it away
 * @param count how many the source shows, as far as the class file tells
 */
record Operands(List<Operand> list, @Nullable FlatArray array, int count) {

    /**
     * The instructions of {@code new Object[] {a, b}} around its elements.
     *
     * @param creation the one that makes the array
     * @param indexes those that push the elements' indexes
     * @param all of them, with the stores into the array
     */
    record FlatArray(AbstractInsnNode creation, Set<AbstractInsnNode> indexes, Set<AbstractInsnNode> all) {}

    Type[] types() {
        return list.stream().map(Operand::type).toArray(Type[]::new);
    }
}
