package dev.whence.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import dev.whence.processor.source.MissedProcessing;

/**
 * Speaks up where the processor cannot: since JDK 23 javac runs no processor that is merely on the class path, but it
 * still starts plugins from there.
 */
@AutoService(Plugin.class)
public final class WhencePlugin implements Plugin {
    /** The first release that runs no processors from the class path. */
    private static final int FIRST_SILENT_RELEASE = 23;

    @Override
    public String getName() {
        return "Whence";
    }

    @Override
    public boolean autoStart() {
        return Runtime.version().feature() >= FIRST_SILENT_RELEASE;
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        task.addTaskListener(new MissedProcessing(task));
    }
}
