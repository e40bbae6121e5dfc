package dev.whence.tool;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code java -jar whence-runtime.jar COMMAND}: looks after the ring files of a directory. */
public final class Main {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final String USAGE = """
            usage: java -jar whence-runtime.jar COMMAND

              recover DIR          deliver what dead processes have left in the ring files of a directory:
                                   to their log files, or to standard output if that is where it belonged
              rings DIR            list the ring files: whose they are, what they hold
              rings DIR --remove   remove those of dead processes that hold nothing any more

            DIR is a log directory, or a directory of ring files (whence.ring.dir).""";

    private Main() {}

    public static void main(String[] arguments) {
        int status = run(List.of(arguments), System.out, System.err);
        System.out.flush();
        System.exit(status);
    }

    /** The exit status: 0, 1 if something could not be done, 2 if the command was not understood. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.equals(List.of("--help")) || arguments.equals(List.of("help"))) {
            out.println(USAGE);
            return OK;
        }
        boolean remove = arguments.size() == 3 && arguments.get(2).equals("--remove");
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        boolean understood = remove
                ? command.equals("rings")
                : arguments.size() == 2 && List.of("recover", "rings").contains(command);
        if (!understood) {
            err.println(
                    arguments.isEmpty()
                            ? USAGE
                            : "whence: not understood: " + String.join(" ", arguments) + "\n" + USAGE);
            return MISUSED;
        }
        Path folder = ringFolder(Path.of(arguments.get(1)));
        if (!Files.isDirectory(folder)) {
            err.println("whence: " + folder + " is not a directory");
            return FAILED;
        }
        boolean done = command.equals("recover")
                ? new RecoverCommand(out, err).run(folder)
                : new RingsCommand(out, err).run(folder, remove);
        return done ? OK : FAILED;
    }

    /** The ring files of a log directory are in a folder of their own. */
    private static Path ringFolder(Path directory) {
        Path inside = directory.resolve(".whence");
        return Files.isDirectory(inside) ? inside : directory;
    }
}
