export default definePageConfig({ navigationBarTitleText: '禁止事项', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
