package dev.whence.thread;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes the logger's own threads. They are started by whoever happens to log first, perhaps an application among many in
 * a container, and must keep nothing of it: no inherited thread locals, no context class loader, no thread group of its
 * own, and none of the access rights that a Java before 24 has a thread inherit from all that is on its creator's stack,
 * class loaders included.
 */
public final class OwnThreads {
    private OwnThreads() {}

    /** A daemon that has not been started. */
    @SuppressWarnings("removal") // there is no other way to shed what is inherited, and where it is gone nothing is
    public static Thread daemon(String name, Runnable work) {
        try {
            return AccessController.doPrivileged(new Making(name, work));
        } catch (LinkageError e) {
            return make(name, work);
        }
    }

    /** Not a lambda: a program's first one takes some milliseconds, and threads of ours are started to save them. */
    @SuppressWarnings("removal")
    private record Making(String name, Runnable work) implements PrivilegedAction<Thread> {
        @Override
        public Thread run() {
            return make(name, work);
        }
    }

    private static Thread make(String name, Runnable work) {
        Thread thread = new Thread(topGroup(), work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    private static ThreadGroup topGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = group.getParent(); parent != null; parent = group.getParent()) {
            group = parent;
        }
        return group;
    }
}
