package dev.whence.benchmarks.buildprice;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import javax.tools.ToolProvider;

/** The child process: javac, which tells at its end what processor time it took. */
final class TimedJavac {
    private TimedJavac() {}

    /** Takes javac's arguments. */
    public static void main(String[] arguments) {
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        System.out.println(system.getProcessCpuTime());
        System.exit(exit);
    }
}
