package constructs;

public final class Main {
    public static void main(String[] arguments) {
        Statements.run();
        Types.run();
        Arguments.run();
        System.out.println("with effects");
        WithEffects.run();
    }
}
