<?php
/**
 * Plugin Name: ae-elements
 * Description: Tags about autoencoders as shortcodes: [ae-latent-map model="vae"]
 * Version: 1.0.0
 * License: MIT
 * Requires at least: 5.7
 * Requires PHP: 7.0
 */

defined( 'ABSPATH' ) || exit;

/** Where autoload.js is: the folder cdn/ in this plugin, or what AE_ELEMENTS_URL in wp-config.php says, with a slash at its end. */
function ae_elements_url() {
	return defined( 'AE_ELEMENTS_URL' ) ? AE_ELEMENTS_URL : plugins_url( 'cdn/', __FILE__ );
}

/** All that a shortcode may write: each tag with its attributes. Those of every tag stand in ae_elements_attribute(). */
const AE_ELEMENTS_TAGS = array(
	'ae-anomaly'         => 'source threshold anomalies model-src data-src for',
	'ae-bottleneck'      => 'k digit compare model-src data-src for',
	'ae-denoiser'        => 'noise level digit seed for',
	'ae-features'        => 'labels draws seed codes for',
	'ae-formula'         => 'name tex display for',
	'ae-latent-map'      => 'model points model-src data-src for',
	'ae-lesson'          => 'heading minutes',
	'ae-loss-calculator' => 'x reconstruction loss reduction',
	'ae-quiz'            => 'src pass attempts',
	'ae-sampler'         => 'model count spread seed dice for',
	'ae-term'            => 'term definition',
	'ae-trainer'         => 'k rate batch size seed autoplay data-src for',
	'ae-walkthrough'     => 'chapter speed autoplay k digit for',
);
const AE_ELEMENTS_OF_ALL = 'hide state theme lang dir id class';

/** One attribute as HTML, or nothing where the tag has no such attribute or the address is none of https or of this site. */
function ae_elements_attribute( $tag, $name, $value ) {
	$known = explode( ' ', AE_ELEMENTS_TAGS[ $tag ] . ' ' . AE_ELEMENTS_OF_ALL );
	if ( ! in_array( $name, $known, true ) ) {
		return '';
	}
	if ( in_array( $name, array( 'src', 'model-src', 'data-src' ), true ) ) {
		$value = preg_match( '#^(https://|/(?!/))#i', $value ) ? esc_url( $value, array( 'https' ) ) : '';
		return '' === $value ? '' : ' ' . $name . '="' . $value . '"';
	}
	return ' ' . $name . '="' . esc_attr( $value ) . '"';
}

function ae_elements_shortcode( $attributes, $content, $tag ) {
	wp_enqueue_script( 'ae-elements' );
	$html = '<' . $tag;
	foreach ( (array) $attributes as $name => $value ) {
		// [ae-trainer autoplay]: a word alone comes without a name
		$html .= is_int( $name ) ? ae_elements_attribute( $tag, strtolower( $value ), '' ) : ae_elements_attribute( $tag, $name, $value );
	}
	// WordPress' paragraphs are torn where the shortcode opens and closes. A </ae-quiz> inside an open <p> would close nothing
	$inside = preg_replace( '#^\s*(</p>|<br ?/?>)|(<p>|<br ?/?>)\s*$#', '', (string) $content );
	// what is inside is part of the post, and was checked with it when its author saved it
	return $html . '>' . do_shortcode( shortcode_unautop( $inside ) ) . '</' . $tag . '>';
}

// WordPress takes \f, \n, \t … out of attributes, and TeX is full of them
add_filter(
	'pre_do_shortcode_tag',
	function ( $html, $tag, $attributes, $match ) {
		return isset( AE_ELEMENTS_TAGS[ $tag ] )
			? ae_elements_shortcode( shortcode_parse_atts( addcslashes( $match[3], '\\' ) ), $match[5], $tag )
			: $html;
	},
	10,
	4
);

add_action(
	'init',
	function () {
		// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- its address is the one that models and chunks are found by
		wp_register_script( 'ae-elements', ae_elements_url() . 'autoload.js', array(), null, true );
		foreach ( array_keys( AE_ELEMENTS_TAGS ) as $tag ) {
			add_shortcode( $tag, 'ae_elements_shortcode' );
		}
	}
);

// the script is a module
add_filter(
	'script_loader_tag',
	function ( $html, $handle, $src ) {
		if ( 'ae-elements' !== $handle ) {
			return $html;
		}
		return '<script type="module" src="' . esc_url( $src ) . '" id="ae-elements-js"></script>' . "\n";
	},
	10,
	3
);
