package dev.whence.processor.weave;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.GeneratedNames;
import dev.whence.processor.model.RuntimeNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The instructions that read the facade's constants and ask them. */
record SiteLoader(Facade facade) {

    FieldInsnNode load(CallSite site) {
        String type = site.level() == null ? RuntimeNames.BY_LEVEL : RuntimeNames.SITE;
        return new FieldInsnNode(
                Opcodes.GETSTATIC,
                GeneratedNames.siteOwner(facade, site),
                GeneratedNames.siteField(site),
                RuntimeNames.descriptor(type));
    }

    /** Takes a Site, or a Site.ByLevel and a Level, and answers a boolean. */
    static MethodInsnNode isEnabled(CallSite site) {
        return site.level() == null
                ? virtual(RuntimeNames.BY_LEVEL, "isEnabled", "(" + RuntimeNames.descriptor(RuntimeNames.LEVEL) + ")Z")
                : virtual(RuntimeNames.SITE, "isEnabled", "()Z");
    }

    /** Takes a Site.ByLevel and a Level and answers a Site. */
    static MethodInsnNode at() {
        String descriptor =
                "(" + RuntimeNames.descriptor(RuntimeNames.LEVEL) + ")" + RuntimeNames.descriptor(RuntimeNames.SITE);
        return virtual(RuntimeNames.BY_LEVEL, "at", descriptor);
    }

    private static MethodInsnNode virtual(String owner, String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }
}
