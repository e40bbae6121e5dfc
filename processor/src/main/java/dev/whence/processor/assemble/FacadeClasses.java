package dev.whence.processor.assemble;

import dev.whence.processor.model.Facade;
import dev.whence.processor.model.FacadeMethod;
import dev.whence.processor.model.FacadeMethods;
import dev.whence.processor.model.FacadeText;
import dev.whence.processor.model.FacadeText.Extent;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.model.SiteConstant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The class files of a facade, as javac compiles its source: the same members, instructions and lines. So a build may
 * take either, and they are had much sooner.
 */
public final class FacadeClasses {
    private final List<FacadeMethod> methods;

    /** @param least the level below which calls are compiled away */
    public FacadeClasses(LogLevel least) {
        this.methods = new FacadeMethods(least).all();
    }

    /**
     * Class files by the names of their classes, {@code dev.acme.EchoServerLog} and its nested ones.
     *
     * @param text the facade's source, for its lines
     */
    public Map<String, byte[]> assemble(Facade facade, FacadeText text) {
        Map<String, List<SiteConstant>> holders = facade.holders();
        Iterator<Extent> lines = text.members().iterator();
        Map<String, byte[]> classes = new LinkedHashMap<>();
        String name = facade.internalName().replace('/', '.');
        classes.put(name, facade(facade, holders, lines));
        holders.forEach((holder, constants) -> {
            if (!holder.isEmpty()) {
                classes.put(name + "$" + holder, holder(facade, holder, constants, lines));
            }
        });
        return classes;
    }

    private byte[] facade(Facade facade, Map<String, List<SiteConstant>> holders, Iterator<Extent> lines) {
        ClassAssembler assembler = new ClassAssembler(facade, "", lines);
        for (String holder : holders.keySet()) {
            if (!holder.isEmpty()) {
                assembler.nest(holder);
            }
        }
        assembler.sharedFields();
        assembler.constants(holders.getOrDefault("", List.of()));
        assembler.constructor();
        methods.forEach(assembler::method);
        return assembler.bytes();
    }

    private static byte[] holder(Facade facade, String holder, List<SiteConstant> constants, Iterator<Extent> lines) {
        lines.next(); // where the class itself stands
        ClassAssembler assembler = new ClassAssembler(facade, holder, lines);
        assembler.constants(constants);
        assembler.constructor();
        return assembler.bytes();
    }
}
