export default definePageConfig({ navigationBarTitleText: '路程和趟数' })
