using System.Text;

namespace Flux.Reporting;

/// <summary>The console while a bar stands on its last line: the bar is cleared before anything is written, so what observers print comes out whole.</summary>
internal sealed class GuardedWriter(TextWriter console, Action clear) : TextWriter(console.FormatProvider)
{
    public override Encoding Encoding => console.Encoding;

    public override void Write(char value)
    {
        clear();
        console.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        clear();
        console.Write(buffer, index, count);
    }

    public override void Write(string? value)
    {
        clear();
        console.Write(value);
    }

    public override void Flush() => console.Flush();
}
