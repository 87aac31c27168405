const words = (text: string): readonly string[] => text.split(" ");

/**
 * The functions that a template may call: those of Go, of the Sprig library as far as Helm lets them through, and Helm's own
 * (https://helm.sh/docs/chart_template_guide/function_list/).
 */
export const functionNames: readonly string[] = [
  ...words("and call eq ge gt html index js le len lt ne not or print printf println slice urlquery"),
  ...words(
    "include tpl required lookup toYaml toYamlPretty fromYaml fromYamlArray toJson fromJson fromJsonArray toToml fromToml",
  ),
  ...words(
    "abbrev abbrevboth camelcase cat contains hasPrefix hasSuffix indent initials kebabcase lower nindent nospace",
  ),
  ...words(
    "plural quote randAlpha randAlphaNum randAscii randBytes randInt randNumeric repeat replace shuffle snakecase",
  ),
  ...words(
    "splitList split splitn squote substr swapcase title toString toStrings trim trimAll trimPrefix trimSuffix trunc",
  ),
  ...words(
    "untitle upper wrap wrapWith regexFind regexFindAll regexMatch regexReplaceAll regexReplaceAllLiteral regexSplit",
  ),
  ...words(
    "mustRegexFind mustRegexFindAll mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit",
  ),
  ...words(
    "add add1 addf add1f ceil div divf floor int int64 float64 max maxf min minf mod mul mulf round sub subf toDecimal",
  ),
  ...words(
    "atoi seq until untilStep append mustAppend chunk mustChunk compact mustCompact concat first mustFirst has mustHas",
  ),
  ...words(
    "initial mustInitial join last mustLast list prepend mustPrepend rest mustRest reverse mustReverse sortAlpha",
  ),
  ...words(
    "uniq mustUniq without mustWithout slice mustSlice dict get set unset hasKey keys values pick omit pluck dig",
  ),
  ...words(
    "merge mustMerge mergeOverwrite mustMergeOverwrite deepCopy mustDeepCopy deepEqual tuple any all coalesce default",
  ),
  ...words(
    "empty fail ternary kindIs kindOf typeIs typeIsLike typeOf ago date dateInZone dateModify duration durationRound",
  ),
  ...words(
    "htmlDate htmlDateInZone now toDate mustToDate unixEpoch b32dec b32enc b64dec b64enc adler32sum sha1sum sha256sum",
  ),
  ...words(
    "sha512sum bcrypt htpasswd derivePassword genCA genCAWithKey genPrivateKey genSelfSignedCert genSelfSignedCertWithKey",
  ),
  ...words(
    "genSignedCert genSignedCertWithKey encryptAES decryptAES buildCustomCert semver semverCompare urlJoin urlParse",
  ),
  ...words(
    "uuidv4 base clean dir ext isAbs osBase osClean osDir osExt osIsAbs getHostByName toRawJson mustToRawJson",
  ),
  ...words("mustToJson toPrettyJson mustToPrettyJson"),
].filter((name, index, all) => all.indexOf(name) === index);

/** Words that begin, go on with or end a block, and the one that renders a named template. */
export const actionWords: readonly string[] = words(
  "if else range with define block end template break continue",
);
