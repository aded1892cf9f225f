namespace Flux.Reporting;

/// <summary>Where the moments of a run are shown.</summary>
internal interface IProgressLine
{
    /// <summary>Whether enough time has passed to show another one.</summary>
    bool IsDue(bool epochEnds);

    void Show(Moment moment);

    /// <summary>Nothing more will be shown.</summary>
    void End();
}
