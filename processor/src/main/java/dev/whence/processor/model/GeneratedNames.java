package dev.whence.processor.model;

/** Every name that generated code and woven code must agree on. */
public final class GeneratedNames {
    /** A class initialiser holds 64 KiB: constants beyond this number go to further holder classes. */
    public static final int SITES_PER_HOLDER = 500;

    /** The facade's constants that all its call sites share. */
    public static final String LOGGER = "LOGGER";

    public static final String FILE = "FILE";

    /** The constant that takes calls which are not woven; every facade has it, and no class of the user's. */
    public static final String UNWOVEN = "UNWOVEN";

    private GeneratedNames() {}

    /** The constant of a call site: {@code S7}. */
    public static String siteField(CallSite site) {
        return "S" + site.number();
    }

    /** The nested class that holds constant number {@code number}: none for the first ones, then {@code Sites1}. */
    public static String holder(int number) {
        int index = (number - 1) / SITES_PER_HOLDER;
        return index == 0 ? "" : "Sites" + index;
    }

    /** The internal name of the class that has the constant of {@code site}. */
    public static String siteOwner(Facade facade, CallSite site) {
        String holder = holder(site.number());
        return holder.isEmpty() ? facade.internalName() : facade.internalName() + "$" + holder;
    }

    /** The woven helper of a call site: {@code whence$info$8}, {@code whence$log$9}. */
    public static String helper(CallSite site) {
        return "whence$" + (site.level() == null ? "log" : site.level().methodName()) + "$" + site.number();
    }
}
