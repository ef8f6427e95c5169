/**
 * Every sentence comes from a catalogue, whole: words written into a script, and texts that are cut or glued, are refused.
 *
 * What is written for programmers stays free: errors that are thrown, what is logged, code, selectors, class names, and
 * names that a type lists.
 */
import ts from "typescript";

const SHOWN_ATTRIBUTE = /\b(?:aria-label|aria-description|aria-roledescription|alt|title|placeholder|label)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const SHOWN_PROPERTY = new Set(["textContent", "innerText", "ariaLabel", "ariaDescription", "alt", "title", "placeholder"]);
/** Letters that make a word; what is put in stands as U+FFFC. */
const WORD = /\p{L}{2,}/u;
const WORDS = /\p{L}{2,}[,.:;!?…]*\s+\p{L}+/u;
/** A piece of a sentence around something that is put in. */
const PIECE = /\p{L}{2,}[,.:;!?…]*\s|\s\p{L}{2,}/u;
/** Code of another language, and selectors: no sentence has these. */
const CODE = /[{}=;<>#*[\]]|\w\(|^\.|\bpx\b/;
const PUT_IN = "\uFFFC";
/** Whoever takes these is a programme, or a programmer. */
const FOR_PROGRAMMES = /^(?:querySelector(?:All)?|closest|matches|matchMedia|getContext|getItem|setProperty|animate|import|getExtension|postMessage)$/;
const FOR_PROGRAMMERS = /Error$|^(?:info|warn|error|log|debug|DOMException|RangeError)$/;
/** What people read is called so. */
const TEXTS = /^(?:says?|said|text|title|line|lead|label|note|sentence|heading|short|asks|help|why|words|textContent|innerText|placeName|markWords)$/;
const CUTS = /^(?:slice|substring|substr|split|replace|replaceAll|charAt|toLowerCase|toUpperCase|concat)$/;

const ASK = "Ask `say` of src/ground/say.ts for it: every sentence stands whole in src/legato/words/en/.";
const WHOLE = "A text is shown whole, as its catalogue has it: other languages cannot be cut or glued at the same place.";

export const words = {
  meta: { type: "problem", schema: [], messages: { ask: ASK, whole: WHOLE } },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();

    /** Whether a type lists what may stand here: then it is a name, and nobody reads it. */
    const isName = (node) => {
      const wanted = checker.getContextualType(services.esTreeNodeToTSNodeMap.get(node));
      const kinds = wanted?.isUnion() ? wanted.types : [wanted];
      const known = kinds.filter((kind) => kind !== undefined && !(kind.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
      return known.length > 0 && known.every((kind) => kind.flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.TemplateLiteral));
    };

    const isForProgrammes = (node) => {
      for (let [inner, outer] = [node, node.parent]; outer; [inner, outer] = [outer, outer.parent]) {
        if (outer.source === inner || /^TS(?:LiteralType|ImportType|ModuleDeclaration)$/.test(outer.type)) return true;
        if (outer.type === "BinaryExpression" && /^[=!]==?$/.test(outer.operator)) return true;
        if (outer.type === "Property" && outer.key === inner) return true;
        if (outer.type === "MemberExpression" && outer.property === inner) return true;
        if ((outer.type === "CallExpression" || outer.type === "NewExpression") && outer.callee !== inner) {
          const name = nameOf(outer.callee);
          if (FOR_PROGRAMMES.test(name) || FOR_PROGRAMMERS.test(name)) return true;
        }
        if (outer.type === "TaggedTemplateExpression" && nameOf(outer.tag) === "css") return true;
        if (/Function|Class|^Program$/.test(outer.type)) return false;
      }
      return false;
    };

    const refuse = (node, text, pattern) => {
      if (pattern.test(text) && !CODE.test(text) && !isName(node) && !isForProgrammes(node)) context.report({ node, messageId: "ask" });
    };

    return {
      Literal(node) {
        if (typeof node.value !== "string") return;
        const { parent } = node;
        const isShown = parent.type === "AssignmentExpression" && SHOWN_PROPERTY.has(nameOf(parent.left));
        const isGlued = parent.type === "BinaryExpression" && parent.operator === "+";
        refuse(node, node.value, isShown ? WORD : isGlued ? PIECE : WORDS);
      },
      TemplateLiteral(node) {
        const { parent, quasis, expressions } = node;
        const text = quasis.map(({ value }) => value.cooked).join(PUT_IN);
        const tag = parent.type === "TaggedTemplateExpression" ? nameOf(parent.tag) : "";
        if (tag === "html" || tag === "svg") {
          if (showsWords(text)) context.report({ node, messageId: "ask" });
        } else if (tag === "") {
          refuse(node, text, expressions.length > 0 && !isClassOrId(node) ? PIECE : WORDS);
        }
      },
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== "MemberExpression") return;
        const name = nameOf(callee);
        if (CUTS.test(name) && !isAboutSpace(node) && isText(callee.object) && isString(callee.object)) context.report({ node, messageId: "whole" });
        const [between] = node.arguments;
        if (name === "join" && /^\s*(?:[,;]|\p{L}+)\s/u.test(between?.value ?? "")) context.report({ node, messageId: "whole" });
      },
    };

    function isString(node) {
      const type = checker.getNonNullableType(services.getTypeAtLocation(node));
      return Boolean(type.flags & ts.TypeFlags.StringLike);
    }
  },
};

/** Whether markup holds words of its own, between its tags or in what is read aloud. */
function showsWords(markup) {
  const read = [...markup.matchAll(SHOWN_ATTRIBUTE)].map(([, one, other]) => one ?? other ?? "");
  const seen = markup.replace(/<!--[^]*?-->/g, " ").replace(/<[^>]*>/g, " ").replace(/&\w+;/g, " ");
  return [seen, ...read].some((text) => WORD.test(text));
}

/** Whether a template puts together a class name or the like, for an attribute that nobody reads. */
function isClassOrId({ parent }) {
  return parent.type === "TemplateLiteral" && parent.parent.type === "TaggedTemplateExpression";
}

/** Whether only the space between words is put right. */
function isAboutSpace({ arguments: [what] }) {
  return what?.regex?.pattern === "\\s+";
}

/** Whether an expression is a text by its name, or asks for one. */
function isText(node) {
  switch (node.type) {
    case "Identifier":
    case "MemberExpression":
      return TEXTS.test(nameOf(node));
    case "CallExpression":
      return TEXTS.test(nameOf(node.callee)) || (node.callee.type === "MemberExpression" && isText(node.callee.object));
    case "ChainExpression":
    case "TSNonNullExpression":
      return isText(node.expression);
    case "LogicalExpression":
      return isText(node.left) || isText(node.right);
    default:
      return false;
  }
}

function nameOf(node) {
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" && node.property.type === "Identifier" ? node.property.name : "";
}
