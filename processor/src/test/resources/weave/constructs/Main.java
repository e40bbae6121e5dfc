package constructs;

public final class Main {
    public static void main(String[] arguments) {
        Statements.run();
        Types.run();
        Arguments.run();
    }
}
