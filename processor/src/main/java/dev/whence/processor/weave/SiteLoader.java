package dev.whence.processor.weave;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.GeneratedNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The instructions that read the facade's constants and ask them. */
record SiteLoader(Facade facade) {

    FieldInsnNode load(CallSite site) {
        String type = site.level() == null ? Contract.BY_LEVEL : Contract.SITE;
        return new FieldInsnNode(
                Opcodes.GETSTATIC,
                GeneratedNames.siteOwner(facade, site),
                GeneratedNames.siteField(site),
                Contract.descriptor(type));
    }

    /** Takes a Site, or a Site.ByLevel and a Level, and answers a boolean. */
    static MethodInsnNode isEnabled(CallSite site) {
        return site.level() == null
                ? virtual(Contract.BY_LEVEL, "isEnabled", "(" + Contract.descriptor(Contract.LEVEL) + ")Z")
                : virtual(Contract.SITE, "isEnabled", "()Z");
    }

    /** Takes a Site.ByLevel and a Level and answers a Site. */
    static MethodInsnNode at() {
        String descriptor = "(" + Contract.descriptor(Contract.LEVEL) + ")" + Contract.descriptor(Contract.SITE);
        return virtual(Contract.BY_LEVEL, "at", descriptor);
    }

    private static MethodInsnNode virtual(String owner, String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }
}
