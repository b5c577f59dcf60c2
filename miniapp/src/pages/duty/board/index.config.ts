export default definePageConfig({ navigationBarTitleText: '值班表', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
