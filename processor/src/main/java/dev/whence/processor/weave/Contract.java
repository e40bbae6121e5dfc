package dev.whence.processor.weave;

import dev.whence.processor.model.RuntimeNames;
import org.objectweb.asm.Type;

/** What woven code names beside the classes of {@link RuntimeNames}. */
final class Contract {
    static final String INTERNAL_ERROR = "java/lang/InternalError";
    static final String LINK = "dev/whence/link/v1/Link";
    static final String CLAIM = "dev/whence/link/v1/Claim";

    static final Type OBJECT_TYPE = Type.getObjectType(RuntimeNames.OBJECT);
    static final Type LEVEL_TYPE = Type.getObjectType(RuntimeNames.LEVEL);
    static final Type ARRAY_TYPE = Type.getType("[Ljava/lang/Object;");

    private Contract() {}
}
