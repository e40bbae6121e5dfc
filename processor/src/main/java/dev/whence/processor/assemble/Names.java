package dev.whence.processor.assemble;

import dev.whence.processor.model.FacadeMethod;
import dev.whence.processor.model.FacadeMethod.Parameter;
import dev.whence.processor.model.RuntimeNames;
import dev.whence.processor.model.SiteConstant;

/** Classes and types as class files name them. */
final class Names {
    static final String BY_LEVEL_SIMPLE = "ByLevel";
    static final String UNWOVEN = "dev/whence/link/v1/Unwoven";

    static final String STRING_TYPE = RuntimeNames.descriptor(RuntimeNames.STRING);
    static final String LEVEL_TYPE = RuntimeNames.descriptor(RuntimeNames.LEVEL);
    static final String UNWOVEN_TYPE = RuntimeNames.descriptor(UNWOVEN);

    private Names() {}

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
        return RuntimeNames.descriptor(constant.isByLevel() ? RuntimeNames.BY_LEVEL : RuntimeNames.SITE);
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
            case ARGUMENT, FIRST, SECOND -> RuntimeNames.descriptor(RuntimeNames.OBJECT);
            case ARGUMENTS -> "[" + RuntimeNames.descriptor(RuntimeNames.OBJECT);
        };
    }
}
