/** Begins what the tests report, in the log of a window that tells many other things. */
export const reportMark = "│ ";
