package dev.whence.sink;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** The system's reason behind an exception. Exceptions of java.nio.file carry it in their class alone. */
public final class Reasons {
    private Reasons() {}

    /** Why it failed, such as {@code No space left on device}; without the path, where the exception keeps it apart. */
    public static String of(IOException failure) {
        if (failure instanceof FileSystemException fileFailure) {
            return ofFile(fileFailure);
        }
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getName();
        }
        return failure instanceof FileNotFoundException ? withoutPath(message) : message;
    }

    /** Of {@code /logs/a.log (Permission denied)} what stands in brackets. */
    private static String withoutPath(String message) {
        int bracket = message.lastIndexOf(" (");
        return bracket < 0 || !message.endsWith(")") ? message : message.substring(bracket + 2, message.length() - 1);
    }

    private static String ofFile(FileSystemException failure) {
        String reason = failure.getReason();
        if (reason != null && !reason.isBlank()) {
            return reason;
        }
        if (failure instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (failure instanceof NotDirectoryException) {
            return "Not a directory";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "File exists";
        }
        return failure.getClass().getSimpleName();
    }
}
