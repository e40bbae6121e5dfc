package dev.whence.program;

import dev.whence.Whence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A container: loads an application again and again, and runs it on threads that outlive it. */
public final class RedeployProgram {
    private static final String APPLICATION = RedeployedApplication.class.getName();

    /** Less than what the call sites of all rounds would take. */
    private static final long MOST_LEFT = 16L << 20;

    private RedeployProgram() {}

    /** {@code inside}: the application brings the runtime along; {@code parent}: it finds it in the container. */
    public static void main(String[] arguments) throws Exception {
        boolean inside = arguments[0].equals("inside");
        int rounds = Integer.parseInt(arguments[1]);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<WeakReference<ClassLoader>> gone = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            gone.add(deploy(inside, pool));
        }
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (gone.stream().anyMatch(loader -> loader.get() != null) || used() > MOST_LEFT) {
            if (System.nanoTime() - deadline > 0) {
                System.out.println("still there: "
                        + gone.stream().filter(loader -> loader.get() != null).count() + " of " + rounds + " and "
                        + used() + " bytes");
                System.exit(1);
            }
            System.gc();
            if (!inside) {
                Whence.flush(); // what is gone is forgotten behind records that are written
            }
            Thread.sleep(20);
        }
        System.out.println("heap in use: " + used() / 1024 + " KiB");
        pool.shutdown();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static WeakReference<ClassLoader> deploy(boolean inside, ExecutorService pool) throws Exception {
        ClassLoader loader = inside ? new Whole() : new ApplicationOnly();
        Runnable application = instance(loader, APPLICATION);
        pool.submit(application).get();
        pool.submit(application).get();
        application.run();
        Thread own = new Thread(application);
        own.start();
        own.join();
        if (inside) {
            pool.submit(instance(loader, APPLICATION + "$End")).get();
            application.run(); // a straggler
        }
        return new WeakReference<>(loader);
    }

    private static Runnable instance(ClassLoader loader, String name) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(name);
        if (type.getClassLoader() != loader) {
            throw new AssertionError(name + " is not the application's");
        }
        return (Runnable) type.getConstructor().newInstance();
    }

    /** Has everything but the JDK for itself. */
    private static final class Whole extends URLClassLoader {
        Whole() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return new URL[] {
                RedeployProgram.class.getProtectionDomain().getCodeSource().getLocation(),
                dev.whence.Level.class.getProtectionDomain().getCodeSource().getLocation()
            };
        }
    }

    /** Has the application for itself, and all else from its parent. */
    private static final class ApplicationOnly extends ClassLoader {
        ApplicationOnly() {
            super(RedeployProgram.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(APPLICATION)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> known = findLoadedClass(name);
                return known != null ? known : define(name);
            }
        }

        private Class<?> define(String name) {
            String file = "/" + name.replace('.', '/') + ".class";
            try (InputStream in = RedeployProgram.class.getResourceAsStream(file)) {
                byte[] bytes = in.readAllBytes();
                ProtectionDomain own = new ProtectionDomain(null, null, this, null); // refers to this loader
                return defineClass(name, bytes, 0, bytes.length, own);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
