package dev.whence.processor.assemble;

import dev.whence.processor.model.FacadeMethod;
import dev.whence.processor.model.FacadeMethod.Parameter;
import dev.whence.processor.model.SiteConstant;

/** Classes and types as class files name them. */
final class Names {
    static final String OBJECT = "java/lang/Object";
    static final String STRING = "java/lang/String";
    static final String LEVEL = "dev/whence/Level";
    static final String SITE = "dev/whence/Site";
    static final String BY_LEVEL_SIMPLE = "ByLevel";
    static final String BY_LEVEL = SITE + "$" + BY_LEVEL_SIMPLE;
    static final String UNWOVEN = "dev/whence/link/v1/Unwoven";

    static final String STRING_TYPE = type(STRING);
    static final String LEVEL_TYPE = type(LEVEL);
    static final String UNWOVEN_TYPE = type(UNWOVEN);

    private Names() {}

    static String type(String internalName) {
        return "L" + internalName + ";";
    }

    static String descriptor(FacadeMethod method) {
        StringBuilder descriptor = new StringBuilder("(");
        for (Parameter parameter : method.parameters()) {
            descriptor.append(type(parameter));
        }
        return descriptor.append(method.answers() ? ")Z" : ")V").toString();
    }

    /** Of the method of {@code Unwoven} that does what a method of the facade's asks for. */
    static String unwovenDescriptor(FacadeMethod method) {
        String own = descriptor(method);
        return method.level() == null ? own : "(" + LEVEL_TYPE + own.substring(1);
    }

    /** Of the field that holds a constant. */
    static String type(SiteConstant constant) {
        return type(constant.isByLevel() ? BY_LEVEL : SITE);
    }

    /** Of the method of {@code Site} that makes it. */
    static String factoryDescriptor(SiteConstant constant) {
        return "(" + STRING_TYPE + STRING_TYPE + STRING_TYPE + "I" + STRING_TYPE
                + (constant.isByLevel() ? "" : LEVEL_TYPE)
                + STRING_TYPE + "[" + STRING_TYPE + ")" + type(constant);
    }

    private static String type(Parameter parameter) {
        return switch (parameter) {
            case LEVEL -> LEVEL_TYPE;
            case FORMAT -> STRING_TYPE;
            case ARGUMENT, FIRST, SECOND -> type(OBJECT);
            case ARGUMENTS -> "[" + type(OBJECT);
        };
    }
}
