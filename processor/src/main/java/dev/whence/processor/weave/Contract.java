package dev.whence.processor.weave;

import org.objectweb.asm.Type;

/** The runtime's and the JDK's classes as woven code names them. */
final class Contract {
    static final String OBJECT = "java/lang/Object";
    static final String STRING = "java/lang/String";
    static final String INTERNAL_ERROR = "java/lang/InternalError";
    static final String LEVEL = "dev/whence/Level";
    static final String SITE = "dev/whence/Site";
    static final String BY_LEVEL = SITE + "$ByLevel";
    static final String LINK = "dev/whence/link/v1/Link";
    static final String CLAIM = "dev/whence/link/v1/Claim";

    static final Type OBJECT_TYPE = Type.getObjectType(OBJECT);
    static final Type LEVEL_TYPE = Type.getObjectType(LEVEL);
    static final Type ARRAY_TYPE = Type.getType("[Ljava/lang/Object;");

    private Contract() {}

    /** The descriptor of a class: {@code Ldev/whence/Site;}. */
    static String descriptor(String internalName) {
        return "L" + internalName + ";";
    }
}
